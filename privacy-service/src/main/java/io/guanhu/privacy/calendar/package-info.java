/** Keeps the working-day calendars that the State Council publishes year by year. */
@NullMarked
package io.guanhu.privacy.calendar;

import org.jspecify.annotations.NullMarked;
