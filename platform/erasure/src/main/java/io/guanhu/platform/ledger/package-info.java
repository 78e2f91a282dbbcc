/**
 * The erasure ledger as seen by everybody except its keeper: an append-only list of completed
 * erasures, an RFC 6962 tree over it, signed heads (C2SP tlog-checkpoint), and the places outside
 * the database where heads and entries are stored.
 */
@NullMarked
package io.guanhu.platform.ledger;

import org.jspecify.annotations.NullMarked;
