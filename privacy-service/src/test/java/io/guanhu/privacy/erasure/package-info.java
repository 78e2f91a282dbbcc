/** Tests of the erasure of the service's own data. */
@NullMarked
package io.guanhu.privacy.erasure;

import org.jspecify.annotations.NullMarked;
