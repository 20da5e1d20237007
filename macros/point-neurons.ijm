// What neurons without shape do: traces, rates over currents, phase planes and intervals between spikes of several models.
//
// In Fiji: open this file and press Run; it asks for a folder for the results.
// Without a display: give the folder as the argument.
//
// Writes each plot as PNG, and the table of results as results/point-neurons.csv.

results = getArgument();
if (results == "")
	results = getDirectory("Folder for the results");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);

// A class of Izhikevich's neuron: the solution of its equations, and the steps of the published script, which give fewer spikes.
run("Explore Point Neuron...", "neuron=[Izhikevich: intrinsically bursting] phase=true");
keep("Izhikevich: intrinsically bursting: v", "bursting-trace");
keep("Izhikevich: intrinsically bursting: phase plane", "bursting-phase-plane");
run("Explore Point Neuron...", "neuron=[Izhikevich: intrinsically bursting] method=published-script traces=false");

// A pattern of the adaptive exponential neuron.
run("Explore Point Neuron...", "neuron=[adaptive exponential: regular bursting]");
keep("adaptive exponential: regular bursting: v", "adaptive-exponential-trace");

// Firing that begins at any rate, and firing that begins with a jump.
run("Explore Point Neuron...", "neuron=[Morris-Lecar: type I] traces=false curve=true each=4000 points=51");
keep("Morris-Lecar: type I: rate over input", "type-one-rates");
run("Explore Point Neuron...", "neuron=[Morris-Lecar: type II] traces=false curve=true phase=true each=4000 points=71");
keep("Morris-Lecar: type II: rate over input", "type-two-rates");
keep("Morris-Lecar: type II: phase plane", "type-two-phase-plane");

// The rate of an integrate-and-fire neuron cannot pass one spike in each refractory period.
run("Explore Point Neuron...", "neuron=[leaky integrate-and-fire] parameters=[refractory=5] traces=false curve=true lowest=0 highest=5 points=101");
keep("leaky integrate-and-fire: rate over input", "integrate-and-fire-rates");

// Irregular synapses make irregular intervals.
run("Explore Point Neuron...", "neuron=[leaky integrate-and-fire] input=jumps rate=1200 jump=0.75 duration=20000 sampling=1 traces=false"
	+ " histogram=true bin=5");
keep("leaky integrate-and-fire: intervals", "irregular-intervals");

// A rate unit that drives itself remembers a pulse until another one ends it.
run("Explore Point Neuron...", "neuron=[rate unit: logistic, bistable]");
keep("rate unit: logistic, bistable: r", "rate-unit-memory");

saveAs("Results", results + "/point-neurons.csv");
return results;

// Saves a plot and closes it.
function keep(title, file) {
	selectImage(title);
	saveAs("PNG", results + "/" + file + ".png");
	close();
}
