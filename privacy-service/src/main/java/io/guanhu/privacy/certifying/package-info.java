/** Gets the audit log's proof, and issues the certificate. */
@NullMarked
package io.guanhu.privacy.certifying;

import org.jspecify.annotations.NullMarked;
