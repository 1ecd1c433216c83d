package dev.quittance.delivery;

import java.util.List;

/**
 * What became of a batch of finished attempts.
 *
 * @param recorded what the attempts did; one that came too late to do anything isn't among it
 * @param left not on record yet, for somebody else holds their receivers
 */
record Recording(List<Recorded> recorded, List<Finished> left) {}
