/** What shows that an erasure took place: the ledger's entry, the audit log's proof, the certificate. */
@NullMarked
package io.guanhu.privacy.model.proof;

import org.jspecify.annotations.NullMarked;
