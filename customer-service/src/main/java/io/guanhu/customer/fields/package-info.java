/** Personal fields as JSON, and their documentation in the API document. */
@NullMarked
package io.guanhu.customer.fields;

import org.jspecify.annotations.NullMarked;
