/** Tests of what is decided. */
@NullMarked
package io.guanhu.privacy.model;

import org.jspecify.annotations.NullMarked;
