/** The table of all settings, made from what the code reads. */
@NullMarked
package io.guanhu.local.settings;

import org.jspecify.annotations.NullMarked;
