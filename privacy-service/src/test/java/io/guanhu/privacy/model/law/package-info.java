/** Tests of retention law. */
@NullMarked
package io.guanhu.privacy.model.law;

import org.jspecify.annotations.NullMarked;
