package io.warmit.secret;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets under the master key and opens them: AES-256-GCM (NIST SP 800-38D) with a key of its own for each mailbox and field, made by HKDF-SHA256 (RFC 5869).
 *
 * <p>Mailbox and field are authenticated as well, so that a sealed value cannot be moved to another mailbox. Written {@code v1.KEY.VALUE}: KEY tells which master key
 * sealed it, VALUE is nonce, ciphertext and tag in base64.
 */
public final class SealedSecrets {
    private static final String FORM = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey masterKey;

    public SealedSecrets(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    /**
     * The sealed form of a secret, for the store. Makes the master key at first need.
     *
     * @param owner address of the mailbox
     * @param field what it is for, for example {@code password}
     * @throws UserError E1208, E1209, E1106 if there is no usable key, E2003 if none can be made
     */
    public String seal(Secret secret, String owner, String field) {
        byte[] key = masterKey.forSealing();
        byte[] plain = secret.bytes();
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            new SecureRandom().nextBytes(nonce);
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, owner, field).doFinal(plain);
            byte[] value = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, value, nonce.length, sealed.length);
            return FORM + "." + fingerprint(key) + "." + Base64.getEncoder().encodeToString(value);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES-GCM and HKDF", impossible);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * The secret in a sealed form.
     *
     * @throws UserError E1208 if its master key is gone or another one, E1106 if it was changed or moved, E1209 if others may read the key
     */
    public Secret open(String sealed, String owner, String field) {
        byte[] key = masterKey.forOpening();
        byte[] plain = {};
        try {
            List<String> parts = List.of(sealed.split("\\.", -1));
            if (parts.size() != 3 || !parts.getFirst().equals(FORM)) {
                throw damaged(owner, field, "it does not have the form of a sealed value");
            }
            if (!parts.get(1).equals(fingerprint(key))) {
                throw new UserError(
                        Problem.of(Code.E1208, "the " + field + " of " + owner + " was sealed with another master key")
                                .about(owner)
                                .because("secrets.master_key is not the key that was in use then")
                                .fixedBy("bring that key back from your backup", again(owner)));
            }
            byte[] value = Base64.getDecoder().decode(parts.get(2));
            byte[] nonce = Arrays.copyOf(value, NONCE_BYTES);
            plain = cipher(Cipher.DECRYPT_MODE, key, nonce, owner, field)
                    .doFinal(value, NONCE_BYTES, Math.max(0, value.length - NONCE_BYTES));
            return Secret.whole(plain);
        } catch (AEADBadTagException tampered) {
            throw damaged(owner, field, "it was changed, or moved here from another mailbox");
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw damaged(owner, field, "it was cut or changed");
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static UserError damaged(String owner, String field, String why) {
        return new UserError(Problem.of(Code.E1106, "the stored " + field + " of " + owner + " cannot be opened")
                .about(owner)
                .because(why)
                .fixedBy(again(owner)));
    }

    private static String again(String owner) {
        return "warmit mailbox set " + owner + " --password-stdin";
    }

    private static Cipher cipher(int mode, byte[] masterKey, byte[] nonce, String owner, String field)
            throws GeneralSecurityException {
        byte[] bound = name("sealed", owner, field);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, derived(masterKey, bound, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    private static SecretKey derived(byte[] masterKey, byte[] info, String algorithm) throws GeneralSecurityException {
        HKDFParameterSpec terms = HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(masterKey, "Generic"))
                .thenExpand(info, MasterKey.BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, terms);
    }

    // 32 bits tell two keys apart and say nothing about either.
    private static String fingerprint(byte[] masterKey) throws GeneralSecurityException {
        byte[] print = derived(masterKey, name("fingerprint"), "Generic").getEncoded();
        return HexFormat.of().formatHex(print, 0, 4);
    }

    private static byte[] name(String... parts) {
        return ("warmit\u001f" + String.join("\u001f", parts)).getBytes(StandardCharsets.UTF_8);
    }
}
