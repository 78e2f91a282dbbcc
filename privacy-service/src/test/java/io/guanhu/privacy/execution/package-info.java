/** Tests of the sequence of an execution. */
@NullMarked
package io.guanhu.privacy.execution;

import org.jspecify.annotations.NullMarked;
