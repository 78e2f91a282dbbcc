/** Personal fields as JSON, and what the API's document says of them. */
@NullMarked
package io.guanhu.customer.fields;

import org.jspecify.annotations.NullMarked;
