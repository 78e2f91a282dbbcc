/** Tests of decisions on a request. */
@NullMarked
package io.guanhu.privacy.decision;

import org.jspecify.annotations.NullMarked;
