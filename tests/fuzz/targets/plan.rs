#![no_main]

therapy_goals_fuzz::door!(plan);
