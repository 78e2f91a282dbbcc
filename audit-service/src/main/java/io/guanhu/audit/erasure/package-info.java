/** Erases the details of a customer's entries; the leaves stay. */
@NullMarked
package io.guanhu.audit.erasure;

import org.jspecify.annotations.NullMarked;
