/**
 * What is known of a request: who requested what and how, its codes, and why a step was refused.
 */
@NullMarked
package io.guanhu.privacy.model.request;

import org.jspecify.annotations.NullMarked;
