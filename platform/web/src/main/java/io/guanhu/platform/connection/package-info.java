/**
 * The requirements on every HTTP connection before a request reaches a filter: form, size and time.
 * Each refusal is a problem document.
 */
@NullMarked
package io.guanhu.platform.connection;

import org.jspecify.annotations.NullMarked;
