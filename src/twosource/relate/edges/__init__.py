"""What ties items to one another: copies, reposts, links and credits, as certain or discounted edges."""
