/** Seals the words of people that earlier versions kept in clear. */
@NullMarked
package io.guanhu.privacy.words;

import org.jspecify.annotations.NullMarked;
