/**
 * What every HTTP connection is held to before a request reaches any filter: form, size and time.
 * Each refusal is a problem document.
 */
@NullMarked
package io.guanhu.platform.connection;

import org.jspecify.annotations.NullMarked;
