/** Tests of certificates. */
@NullMarked
package io.guanhu.privacy.certificate;

import org.jspecify.annotations.NullMarked;
