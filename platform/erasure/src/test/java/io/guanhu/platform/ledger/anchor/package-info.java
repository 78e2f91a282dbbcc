/** Tests of the package of the same name. */
@NullMarked
package io.guanhu.platform.ledger.anchor;

import org.jspecify.annotations.NullMarked;
