/** What a data holder does when an erasure is ordered, and how it proves it. */
@NullMarked
package io.guanhu.platform.erasure;

import org.jspecify.annotations.NullMarked;
