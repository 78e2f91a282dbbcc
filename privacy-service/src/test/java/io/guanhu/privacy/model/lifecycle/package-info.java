/** Tests of the states of a request. */
@NullMarked
package io.guanhu.privacy.model.lifecycle;

import org.jspecify.annotations.NullMarked;
