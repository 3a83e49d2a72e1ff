package io.warmit.bench.run;

/** The least that a Java program does. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
