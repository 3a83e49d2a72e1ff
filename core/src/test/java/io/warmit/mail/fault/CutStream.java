package io.warmit.mail.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets so many octets pass, and then nothing more: the line was cut. */
final class CutStream extends FilterOutputStream {
    private long left;

    CutStream(OutputStream out, long octets) {
        super(out);
        left = octets;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        out.write(octets, offset, (int) Math.min(left, length));
        left -= length;
        if (left <= 0) {
            out.flush();
            out.close();
            throw new IOException("the line was cut");
        }
    }
}
