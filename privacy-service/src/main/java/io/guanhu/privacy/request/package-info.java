/**
 * Takes a privacy request from its filing to its decision: identity, confirmation, assessment,
 * cooling-off.
 */
@NullMarked
package io.guanhu.privacy.request;

import org.jspecify.annotations.NullMarked;
