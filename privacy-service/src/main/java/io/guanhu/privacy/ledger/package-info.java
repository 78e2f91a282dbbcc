/**
 * Maintains the erasure ledger: signs its heads, copies them outside the database, brings a
 * restored ledger up to date, and serves it to the data holders. Other slices may ask it for signed
 * heads.
 */
@NullMarked
package io.guanhu.privacy.ledger;

import org.jspecify.annotations.NullMarked;
