"""Room 2: an Item goes in, a Reading comes out; pure functions of text, codebook and gazetteer."""
