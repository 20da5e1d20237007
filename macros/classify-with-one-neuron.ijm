// What one artificial neuron can tell apart and what it cannot: two rules of learning, and exclusive or.
//
// In Fiji: open this file and press Run; it asks for a folder for the results.
// Without a display: give the folder as the argument.
//
// Writes plots as PNG, every point with its distance from the line as CSV, and the table of results as results/classification.csv, at its end the
// number of Boolean functions of 1 to 4 inputs that one neuron can compute.

results = getArgument();
if (results == "")
	results = getDirectory("Folder for the results");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);

if (File.exists(results + "/two-clouds.csv"))
	ok = File.delete(results + "/two-clouds.csv");
run("Classify With One Neuron...", "points=[two clouds] rule=perceptron table=[" + results + "/two-clouds.csv]");
keep("two clouds: one neuron", "two-clouds");
close("*");
run("Classify With One Neuron...", "points=[overlapping clouds] rule=delta");
keep("overlapping clouds: one neuron", "overlapping-clouds");
keep("overlapping clouds: learning", "overlapping-clouds-learning");
run("Classify With One Neuron...", "points=[exclusive or] rule=perceptron epochs=60 count=4");
keep("exclusive or: one neuron", "exclusive-or");
keep("exclusive or: learning", "exclusive-or-learning");

saveAs("Results", results + "/classification.csv");
return results;

// Saves a plot and closes it.
function keep(title, file) {
	selectImage(title);
	saveAs("PNG", results + "/" + file + ".png");
	close();
}
