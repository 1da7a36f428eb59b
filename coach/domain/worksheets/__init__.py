"""The worksheets of the steps: how they are filled, drafted, ranked and checked. Pure rules."""
