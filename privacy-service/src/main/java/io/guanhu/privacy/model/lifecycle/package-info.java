/** The states of an erasure request, and the transitions between them. */
@NullMarked
package io.guanhu.privacy.model.lifecycle;

import org.jspecify.annotations.NullMarked;
