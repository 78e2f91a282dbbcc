/** Verifies a certificate of erasure offline: no service, no database, only public keys. */
@NullMarked
package io.guanhu.privacy.verification;

import org.jspecify.annotations.NullMarked;
