/** Erases what privacy-service itself holds. */
@NullMarked
package io.guanhu.privacy.erasure;

import org.jspecify.annotations.NullMarked;
