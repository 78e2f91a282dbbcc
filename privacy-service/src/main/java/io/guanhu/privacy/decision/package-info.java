/** Confirms, cancels, approves and rejects requests. */
@NullMarked
package io.guanhu.privacy.decision;

import org.jspecify.annotations.NullMarked;
