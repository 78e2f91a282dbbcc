/** What is known of a request: who asked for what and how, its codes, and why a step of it was refused. */
@NullMarked
package io.guanhu.privacy.model.request;

import org.jspecify.annotations.NullMarked;
