#![no_main]

therapy_goals_fuzz::door!(stored_ranking);
