/** The checks of the doctor: what DNS, lists and policies say of a domain, whether that is good for its mail, and what to publish instead. */
@NullMarked
package io.warmit.doctor;

import org.jspecify.annotations.NullMarked;
