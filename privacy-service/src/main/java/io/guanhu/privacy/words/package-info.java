/** Seals words that earlier versions stored in clear. */
@NullMarked
package io.guanhu.privacy.words;

import org.jspecify.annotations.NullMarked;
