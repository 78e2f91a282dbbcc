/** Seals personal data with a key per customer and category, and destroys those keys. */
@NullMarked
package io.guanhu.platform.keyring;

import org.jspecify.annotations.NullMarked;
