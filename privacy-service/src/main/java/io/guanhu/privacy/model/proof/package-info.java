/** The proof of an erasure: the ledger's entry, the audit log's proof, and the certificate. */
@NullMarked
package io.guanhu.privacy.model.proof;

import org.jspecify.annotations.NullMarked;
