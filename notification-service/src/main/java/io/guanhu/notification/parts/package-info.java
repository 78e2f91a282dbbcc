/**
 * What providers took of messages, part by part: shared by those who send and those who take
 * receipts.
 */
@NullMarked
package io.guanhu.notification.parts;

import org.jspecify.annotations.NullMarked;
