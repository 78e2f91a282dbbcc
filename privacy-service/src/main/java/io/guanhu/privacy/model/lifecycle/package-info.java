/** The states of a request for erasure, and what may follow from each. */
@NullMarked
package io.guanhu.privacy.model.lifecycle;

import org.jspecify.annotations.NullMarked;
