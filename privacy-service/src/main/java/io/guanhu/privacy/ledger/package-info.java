/**
 * Keeps the erasure ledger: signs its heads, carries them outside the database, brings a restored
 * ledger forward, and serves it to the data holders. The other slices may ask it for signed heads.
 */
@NullMarked
package io.guanhu.privacy.ledger;

import org.jspecify.annotations.NullMarked;
