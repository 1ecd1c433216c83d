/** SQS on one machine: ElasticMQ, its messages kept on disk. */
@NullMarked
package dev.quittance.cloud.queue;

import org.jspecify.annotations.NullMarked;
