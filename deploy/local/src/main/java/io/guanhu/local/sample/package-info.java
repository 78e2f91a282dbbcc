/** Fills a fresh suite with realistic managers and customers, through its public API. */
@NullMarked
package io.guanhu.local.sample;

import org.jspecify.annotations.NullMarked;
