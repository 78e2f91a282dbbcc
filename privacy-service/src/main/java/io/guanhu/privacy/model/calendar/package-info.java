/** The working days of a year, by which deadlines are counted. */
@NullMarked
package io.guanhu.privacy.model.calendar;

import org.jspecify.annotations.NullMarked;
