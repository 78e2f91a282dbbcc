/** Tests of what all of the model shares. */
@NullMarked
package io.guanhu.privacy.model;

import org.jspecify.annotations.NullMarked;
