/** Tests of the order of an execution. */
@NullMarked
package io.guanhu.privacy.execution;

import org.jspecify.annotations.NullMarked;
