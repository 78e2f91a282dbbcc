/** Decides; here are the words that all parts of the model share. */
@NullMarked
package io.guanhu.privacy.model;

import org.jspecify.annotations.NullMarked;
