package io.warmit.config.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The declaration of one setting. Parser, checks, example file, reference, manual page and names of variables all read it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    /** What it is for, as a sentence. */
    String value();

    /** The default as it would be written in the file. Empty: the key is required, or may be absent if it is an Optional, a list, a map or a section. */
    String byDefault() default "";

    /** In words: what the default is made of where it depends on the machine. */
    String derived() default "";

    /** A value as it would be written in the file, for the example file; set where there is no default to show. */
    String example() default "";

    /** The choice that the key belongs to, as {@code kind=postgres}, or several, as {@code kind=linear|sigmoid}; with another choice it contradicts. */
    String when() default "";

    /** The smallest value allowed, written as in the file. */
    String least() default "";

    /** The largest value allowed, written as in the file. */
    String most() default "";
}
