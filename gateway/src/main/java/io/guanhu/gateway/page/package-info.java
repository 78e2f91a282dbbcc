/**
 * The console's single page, served at every address that people may open, and the files it loads.
 */
@NullMarked
package io.guanhu.gateway.page;

import org.jspecify.annotations.NullMarked;
