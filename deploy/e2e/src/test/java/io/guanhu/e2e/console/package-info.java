/**
 * The console in a real browser, through the gateway and the realm's own pages, as people use it.
 */
@NullMarked
package io.guanhu.e2e.console;

import org.jspecify.annotations.NullMarked;
